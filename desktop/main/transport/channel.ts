/**
 * The longest message that is read, in bytes on a socket and in UTF-16 code units on a port: a config.yaml of five
 * million code units (see MAX_CONFIG_CHARS of the contract) as UTF-8, and its envelope.
 */
export const MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

export interface ChannelListener {
  /** Whatever the other side sent, unchecked. */
  readonly onMessage: (data: unknown) => void;
  /** Told once, however the channel ended. */
  readonly onClose: () => void;
}

/** One connection of one window, whatever carries it. */
export interface Channel {
  /** Sends text; resolves when the other side can take more, and also when the channel is closed. */
  send(text: string): Promise<void>;
  /** Ends the connection; the listener's `onClose` follows. */
  close(): void;
  /** Called once, by the host; messages wait until then. */
  listen(listener: ChannelListener): void;
}
