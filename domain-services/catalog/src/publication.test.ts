import { describe, expect, it } from 'vitest';
import { type PublicationCommand, type PublicationStatus, publicationMoves } from './publication.ts';

const legal = new Set(['DRAFT CHANGE DRAFT', 'DRAFT PUBLISH PUBLISHED', 'PUBLISHED RETIRE RETIRED']);
const unmoved = new Set(['PUBLISHED SUPERSEDE PUBLISHED', 'RETIRED SUPERSEDE RETIRED']);

describe('the life of a version', () => {
  for (const status of Object.keys(publicationMoves) as PublicationStatus[]) {
    for (const command of Object.keys(publicationMoves[status]) as PublicationCommand[]) {
      const next = publicationMoves[status][command];
      const move = `${status} ${command} ${next}`;
      it(next === null ? `refuses ${command} in ${status}` : `goes ${move}`, () => {
        expect(next === null || legal.has(move) || unmoved.has(move)).toBe(true);
      });
    }
  }

  it('has exactly the listed moves', () => {
    const moves = Object.entries(publicationMoves).flatMap(([status, row]) =>
      Object.entries(row).flatMap(([command, next]) => (next === null ? [] : [`${status} ${command} ${next}`])),
    );
    expect(new Set(moves)).toEqual(new Set([...legal, ...unmoved]));
  });

  it('never lets a published or retired version become a draft again', () => {
    for (const status of ['PUBLISHED', 'RETIRED'] as const) {
      expect(Object.values(publicationMoves[status])).not.toContain('DRAFT');
    }
  });
});
