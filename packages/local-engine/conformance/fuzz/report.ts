import type { Step } from '../case.ts';
import { describeDifferences } from '../observations/compare.ts';
import { renderModel } from './model/render.ts';
import type { Reproduction } from './shrink/shrink.ts';

/** A reproduction as text for people: the model, the steps, what differs. */
export function describeReproduction(title: string, { model, steps, differences }: Reproduction): string {
  const files = renderModel(model).map(({ text }) => text.replace(/^.*<\/?(\?xml|definitions)[^>]*>\n/gm, ''));
  return [`## ${title}`, ...files, ...steps.map(stepText), describeDifferences(title, differences)].join('\n');
}

function stepText(step: Step): string {
  switch (step.do) {
    case 'rest':
      return `- ${step.title ?? ''} ${step.method} ${step.path} ${step.body === undefined ? '' : JSON.stringify(step.body)}`;
    case 'clock':
      return `- clock ${step.advance === undefined ? step.at : `+${step.advance} s`}`;
    default:
      return `- ${step.do}`;
  }
}
