/** One open way to a device that both ends write to. It lives once: what is gone is opened anew. */
export interface ByteConnection {
  /** Resolves once it is gone or was closed; never rejects. */
  readonly closed: Promise<void>;
  /**
   * Resolves once the operating system has taken all octets, which says nothing of the device. One call at a time
   * where the order matters.
   *
   * @throws DeviceError `offline` with effect `possible` when the connection ends before
   */
  write(octets: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface ByteListener {
  data(chunk: Uint8Array): void;
}
