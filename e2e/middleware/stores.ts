import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A new, empty database on the Postgres that all files share. */
export async function newDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const client = new Client(url.href);
  const name = `whole_${randomUUID().replaceAll('-', '')}`;
  try {
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}

/** The middleware's settings for history that is kept in a database of its own. */
export async function ownHistory(): Promise<Readonly<Record<string, string>>> {
  const redisUrl = inject('redisUrl');
  return { DATABASE_URL: await newDatabase(), ...(redisUrl !== '' && { REDIS_URL: redisUrl }) };
}

/** Asks a database past the code under test. */
export async function rowsOf(url: string, sql: string): Promise<readonly object[]> {
  const client = new Client(url);
  try {
    await client.connect();
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}
