import { splitText, type Passage } from '@quipu/server/split-text';
import { describe, expect, test } from 'vitest';

const small = { minChars: 10, maxChars: 60 };

/** What is to be found of a passage: its headings and its text. */
function shown(text: string, passages: readonly Passage[]): string[] {
  return passages.map(({ start, end, headings }) =>
    [...headings, text.slice(start, end)].join(' > '),
  );
}

/** Random, but the same each time. */
function randomWords(seed: number, count: number): string[] {
  const words =
    'heat wing flow slab shock layer speed body plate wave jet cone nose thin bluff'.split(' ');
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return words[state % words.length] ?? '';
  });
}

function randomText(seed: number, sentenceCount: number): string {
  let text = '';
  for (let i = 0; i < sentenceCount; i++) {
    if (i % 40 === 0) text += `\n\n## Section ${i / 40}\n\n`;
    else if (i % 7 === 0) text += '\n\n';
    const sentence = randomWords(seed * 1000 + i, 8 + (i % 9)).join(' ');
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. `;
  }
  return text.trim();
}

test.each<[title: string, text: string, passages: string[]]>([
  ['a short text stays whole', 'One. Two. Three.', ['One. Two. Three.']],
  ['nothing gives nothing', ' \n\n ', []],
  ['white space at the ends is left out', '\n\n  One.  \n', ['One.']],
  [
    'headings come before paragraphs',
    '# A\n\nFirst words of A here.\n\nMore words of A.\n\n# B\n\nWords of B, and more.',
    ['# A\n\nFirst words of A here.\n\nMore words of A.', '# B\n\nWords of B, and more.'],
  ],
  [
    'an outer heading comes before an inner one',
    '# A\n\nWords of A.\n\n## A1\n\nWords of A1.\n\n# B\n\n## B1\n\nWords of B1.',
    ['# A\n\nWords of A.\n\n## A1\n\nWords of A1.', '# B\n\n## B1\n\nWords of B1.'],
  ],
  [
    'a passage stands under the headings that it does not hold itself',
    '# A\n\n## A1\n\nThe first paragraph is this one, and no other.\n\nThe second paragraph is this one.\n\n### Deep\n\nThe third one is here.',
    [
      '# A\n\n## A1\n\nThe first paragraph is this one, and no other.',
      'A > A1 > The second paragraph is this one.',
      'A > A1 > ### Deep\n\nThe third one is here.',
    ],
  ],
  [
    'underlined headings count',
    'Title\n=====\n\nWords that stand under the title.\n\nSub\n---\n\nWords that stand under sub.',
    [
      'Title\n=====\n\nWords that stand under the title.',
      'Title > Sub\n---\n\nWords that stand under sub.',
    ],
  ],
  [
    'what looks like a heading in code is code',
    '# A\n\nWords before the code.\n\n```sh\n# no heading\nmake it so\n```\n\nWords behind the code, and more.',
    [
      '# A\n\nWords before the code.',
      'A > ```sh\n# no heading\nmake it so\n```',
      'A > Words behind the code, and more.',
    ],
  ],
  [
    'paragraphs come before sentences',
    'The first one. Has two sentences.\n\nThe second one. Has two as well.',
    ['The first one. Has two sentences.', 'The second one. Has two as well.'],
  ],
  [
    'a sentence is kept whole, also past an abbreviation',
    'The flow, e.g. of air, is steady here. The wave goes on and on and on.',
    ['The flow, e.g. of air, is steady here.', 'The wave goes on and on and on.'],
  ],
  [
    'Chinese sentences need no space',
    '这是第一句话，它说明了一些事情，而且它很长很长，还没有完，还要再写一点。这是第二句话，它也说明了一些事情，而且同样很长，现在要完了。',
    [
      '这是第一句话，它说明了一些事情，而且它很长很长，还没有完，还要再写一点。',
      '这是第二句话，它也说明了一些事情，而且同样很长，现在要完了。',
    ],
  ],
  [
    'rows of a table stay whole',
    '| a | b |\n| - | - |\n| one one | two two |\n| three three | four four |',
    ['| a | b |\n| - | - |\n| one one | two two |', '| three three | four four |'],
  ],
])('%s', (_title, text, passages) => {
  expect(shown(text, splitText(text, small))).toEqual(passages);
});

describe('passages', () => {
  const texts: ReadonlyArray<[name: string, text: string]> = [
    ['prose', randomText(1, 500)],
    ['a book of 2.5 megabytes', randomText(5, 40_000)],
    ['one long line', randomWords(2, 20_000).join(' ')],
    ['no words at all', Buffer.from(randomWords(3, 20_000).join()).toString('base64')],
    ['one character', 'a'.repeat(100_000)],
    ['surrogate pairs', '😀'.repeat(20_000)],
    ['one line over and over', 'error: something happened here\n'.repeat(5_000)],
    ['headings only', '# A\n'.repeat(5_000)],
    ['three million characters of words in one line', 'words in '.repeat(333_333)],
    ['numbers in one line', JSON.stringify(Array.from({ length: 124_000 }, (_, i) => i % 100))],
    ['sentences without a space, each too long', `${'好'.repeat(1_600)}。`.repeat(300)],
    ['a heading of nothing but white space, and a letter', `# ${' '.repeat(500_000)}x`],
    ['a heading of closing marks, and a letter', `# ${' #'.repeat(250_000)}x`],
    ['an open fence', `\`\`\`\n${'let a = 1;\n'.repeat(2_000)}`],
  ];

  test.each(texts)('cover %s in order, without overlap, and none is too long', (_name, text) => {
    const passages = splitText(text);
    let last = 0;
    for (const { start, end } of passages) {
      expect(text.slice(last, start).trim()).toBe('');
      expect(end - start).toBeGreaterThan(0);
      expect(end - start).toBeLessThanOrEqual(1500);
      expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
      last = end;
    }
    expect(text.slice(last).trim()).toBe('');
  });

  test('of prose are of a useful length', () => {
    const lengths = splitText(randomText(4, 2000)).map(({ start, end }) => end - start);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(700);
    expect(mean).toBeLessThan(1300);
    expect(lengths.filter((length) => length < 300).length / lengths.length).toBeLessThan(0.05);
  });

  test('stand under headings of at most 200 characters, cut where no character is', () => {
    const title = `${'x'.repeat(199)}🦓 and more`;
    const passages = splitText(`# ${title}\n\n${'Words of a paragraph.\n\n'.repeat(200)}`);
    expect(passages.length).toBeGreaterThan(2);
    for (const { headings } of passages.slice(1)) expect(headings).toEqual(['x'.repeat(199)]);
  });

  test('stay as they are when a sentence is put in elsewhere', () => {
    const text = randomText(6, 1000);
    const before = new Set(shown(text, splitText(text)));
    const places = Array.from(text.matchAll(/[a-z]\. (?=[A-Z])/g), (match) => match.index + 3);
    const changed = places
      .filter((_place, index) => index % 10 === 0)
      .map((place) => {
        const edited = `${text.slice(0, place)}Here is a new sentence. ${text.slice(place)}`;
        return shown(edited, splitText(edited)).filter((passage) => !before.has(passage)).length;
      });
    expect(Math.max(...changed)).toBeLessThanOrEqual(3);
    expect(changed.reduce((sum, count) => sum + count, 0) / changed.length).toBeLessThan(1.5);
  });
});
