import { DATABASE_NAME, DATABASE_USER } from './postgres/cluster.ts';

/** @param url where Postgres listens, as an http URL of this machine */
export const databaseUrl = (url: string, password: string): string =>
  `postgresql://${DATABASE_USER}:${password}@${new URL(url).host}/${DATABASE_NAME}`;
