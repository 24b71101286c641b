/** What the services may ask of whatever shows the window. */
export interface Shell {
  readonly kind: 'electron' | 'browser';
  /** Of Gatehouse, such as "0.1.0". */
  readonly version: string;
  /** False where the system keeps no secrets for us. */
  readonly canKeepSecrets: boolean;
  /**
   * Shows a file in the system's file browser.
   * @throws AppError UNAVAILABLE with the path when this shell cannot
   */
  showFile(path: string): Promise<void>;
}
