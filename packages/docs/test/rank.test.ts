import { expect, test } from 'vitest';
import { rank, type SearchItem } from '../browser/rank.ts';

const page = (title: string, trail: string, text = ''): SearchItem => {
  return { address: title, title, trail, text, depth: 0 };
};
const field = (title: string, trail: string, depth: number, text = ''): SearchItem => {
  return { address: `${trail} ${title}`, title, trail, text, depth };
};

const items = [
  page('Things', 'things', 'All about sizes.'),
  page('Get Thing', 'GET /api/things/{thing_id}', 'Get a thing by its name.'),
  page('Create Thing', 'POST /api/things'),
  page('Size Things', 'POST /api/things/size'),
  page('Measure', 'GET /api/size-of-all'),
  field('size', 'Get Thing › Returns › parts', 2),
  field('size', 'Get Thing › Returns', 1),
  field('size_limit', 'Create Thing › Body Parameters', 1),
  field('max_size', 'Create Thing › Body Parameters', 1),
  field('note', 'Create Thing › Body Parameters', 1, 'A word on the size (optional).'),
];

test.each<[string, string, readonly string[]]>([
  [
    'a title that begins with the word, a path, a field, a description, in this order',
    'size',
    [
      'Size Things',
      'Measure',
      'Get Thing › Returns size',
      'Get Thing › Returns › parts size',
      'Create Thing › Body Parameters size_limit',
      'Create Thing › Body Parameters max_size',
      'Things',
      'Create Thing › Body Parameters note',
    ],
  ],
  [
    'the beginning of a title before a word in it, upper and lower case alike',
    'THING',
    ['Things', 'Get Thing', 'Create Thing', 'Size Things'],
  ],
  ['a path as it is written', '/api/things/size', ['Size Things']],
  ['every word of the query', 'create thing', ['Create Thing']],
  [
    'a field by its page and a word of its own',
    'create size',
    [
      'Create Thing › Body Parameters size_limit',
      'Create Thing › Body Parameters max_size',
      'Create Thing › Body Parameters note',
    ],
  ],
  ['nothing for what is nowhere', 'size zyzzyva', []],
  ['nothing for no word', '  ', []],
])('a search finds %s', (_, query, want) => {
  expect(rank(items, query).map(({ address }) => address)).toEqual(want);
});
