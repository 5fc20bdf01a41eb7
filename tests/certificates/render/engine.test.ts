import { describe, expect, it } from 'vitest';
import { createRenderEngine, demoUniversity, GlyphMissingError } from '@hallway/certificates';

describe('the render engine', () => {
  it('does not start with a university whose own name cannot be drawn', async () => {
    const university = { ...demoUniversity, zh: '澜江\u{2EBF0}大学' };
    await expect(createRenderEngine({ university })).rejects.toThrow(GlyphMissingError);
  });

  it('does not start with a colour that is none', async () => {
    const colours = { ...demoUniversity.colours, seal: 'vermilion' };
    await expect(
      createRenderEngine({ university: { ...demoUniversity, colours } }),
    ).rejects.toThrow(RangeError);
  });
});
