import { Topic } from './topic.ts';

type News<T> = { readonly item: T } | { readonly end: true; readonly error?: unknown };

/** Work that goes on whether anybody watches or not. Whoever follows it sees all of it, from the beginning. */
export class Job<T> {
  private readonly told: News<T>[] = [];
  private readonly news = new Topic<News<T>>();

  constructor(work: AsyncIterable<T>) {
    void this.run(work);
  }

  /** Everything it told and tells; throws what it ended with. Leaving does not end it. */
  async *follow(signal?: AbortSignal): AsyncGenerator<T, void, void> {
    for await (const news of this.news.watch(signal, () => this.told)) {
      if ('item' in news) {
        yield news.item;
        continue;
      }
      if ('error' in news) throw news.error;
      return;
    }
  }

  private async run(work: AsyncIterable<T>): Promise<void> {
    try {
      for await (const item of work) this.tell({ item });
      this.tell({ end: true });
    } catch (error) {
      this.tell({ end: true, error });
    }
  }

  private tell(news: News<T>): void {
    this.told.push(news);
    this.news.publish(news);
  }
}
