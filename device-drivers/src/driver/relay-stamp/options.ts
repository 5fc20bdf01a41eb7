import { z } from 'zod';
import { relayBoardSchema } from '../modbus-relay/options.ts';

const number = z.int().min(0);

export const relayStampOptionsSchema = z
  .object({
    /** The board inside the machine, which nobody else uses. */
    board: relayBoardSchema,
    coils: z.object({
      /** On while the machine may stamp. */
      arm: number,
      /** Pulsed for one stamp. */
      stamp: number,
    }),
    inputs: z.object({
      /** On while the die is down, for at least 100 ms: it is asked for, not listened to. */
      down: number,
      /** On once the machine is ready to stamp; not given where none is wired. */
      armed: number.exactOptional(),
      /** On while a sheet lies under the die; not given where none is wired. */
      paper: number.exactOptional(),
    }),
    /** Input register that counts stamps, 16 bits, going round; not given where there is none. */
    counterRegister: number.max(65_535).exactOptional(),
    pulseMs: z.int().min(1).max(5_000),
    /** Milliseconds until the machine is ready. Default 3000. */
    armLimitMs: z.number().positive().exactOptional(),
    /** Milliseconds from the pulse until the die is up again. Default 5000. */
    stampLimitMs: z.number().positive().exactOptional(),
    /** Milliseconds an armed machine waits for its stamp. Default 60000. */
    armedForMs: z.number().positive().exactOptional(),
  })
  .refine(({ board, coils }) => Math.max(coils.arm, coils.stamp) < board.coils, {
    error: 'the board has no such coil',
  })
  .refine(({ coils }) => coils.arm !== coils.stamp, { error: 'one coil cannot arm and stamp' })
  .refine(({ board, inputs }) => Object.values(inputs).every((input) => input < board.inputs), {
    error: 'the board has no such input',
  });

export type RelayStampOptions = z.infer<typeof relayStampOptionsSchema>;
