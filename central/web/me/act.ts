/** Does something and shows how things stand afterwards. */
export type Act = (work: () => Promise<unknown>) => Promise<void>;
