import { z } from 'zod';

/** One board on a serial line of its own, 8N1: coils and inputs are numbered from 0 as on the wire. */
export const relayBoardSchema = z.object({
  /** Device path; prefer /dev/serial/by-id/…, which names the adapter and not the socket it sits in. */
  path: z.string().min(1),
  baudRate: z.int().positive(),
  /** Address set on the board. */
  unit: z.int().min(1).max(247),
  /** Number of coils on the board. */
  coils: z.int().min(1).max(256),
  /** Number of inputs on the board. */
  inputs: z.int().min(0).max(256),
  /**
   * The board's own timer, where its manual tells of one: a coil written at `firstCoil` + its number goes on for the
   * value written times `unitMs`, and off by itself. Waveshare boards: 512 and 100. A pulse then ends although the
   * kiosk dies; without it a coil stays on until the kiosk is back.
   */
  flashOn: z
    .object({ firstCoil: z.int().min(0).max(65_279), unitMs: z.int().positive() })
    .exactOptional(),
  /** Milliseconds a board has to answer. Default 500. */
  timeoutMs: z.number().positive().exactOptional(),
});

export const modbusRelayOptionsSchema = relayBoardSchema.extend({
  /** Coils that are pulsed and never left on: they are switched off at every start, before anything else. */
  momentary: z.array(z.int().min(0)).exactOptional(),
});

export type RelayBoardOptions = z.infer<typeof relayBoardSchema>;
export type ModbusRelayOptions = z.infer<typeof modbusRelayOptionsSchema>;
