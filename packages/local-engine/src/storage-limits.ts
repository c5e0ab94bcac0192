import type { XmlElement } from '@stepwright/model/xml';
import { timerConfiguration } from './kernel/timers.ts';
import type { Activity, ProcessModel } from './model/process-model.ts';
import { eventOf } from './model/process-model.ts';

/** How long texts of definitions may be in Camunda's database; columns of ids, keys, names and categories are alike. */
const textMax = 255;
const versionTagMax = 64;

/** Names what of a DMN file is too long for Camunda's database; undefined when everything fits. */
export function tooLongInDmn(root: XmlElement): { readonly what: string; readonly element: XmlElement } | undefined {
  const decisions = root.elementsIn(root.uri, 'decision');
  for (const element of decisions) {
    const versionTag = element.attribute('http://camunda.org/schema/1.0/dmn:versionTag') ?? '';
    if (versionTag.length > versionTagMax) {
      return { what: `a version tag of more than ${versionTagMax} characters`, element };
    }
    const texts = [element.id, element.attribute('name')];
    if (texts.some((text) => (text?.length ?? 0) > textMax)) {
      return { what: `a key or a name of more than ${textMax} characters`, element };
    }
  }
  if (decisions.length === 0 || (root.attribute('namespace')?.length ?? 0) <= textMax) return undefined;
  return { what: `a namespace of more than ${textMax} characters`, element: root };
}

/** Names what of a process is too long for Camunda's database; undefined when everything fits. */
export function tooLongToStore(process: ProcessModel): string | undefined {
  const { id, name, category, versionTag, candidateStarterGroups, candidateStarterUsers } = process;
  if ((versionTag?.length ?? 0) > versionTagMax) return `a version tag of more than ${versionTagMax} characters`;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['the key of a process', id],
    ['the name of a process', name],
    ['a target namespace', category],
    ...[...candidateStarterGroups, ...candidateStarterUsers].map(
      (starter) => ['a candidate starter', starter] as const,
    ),
    ...process.triggeredStarts.flatMap(startTexts),
    ...[...process.activityById.values()].flatMap(jobTexts),
  ];
  const tooLong = texts.find(([, text]) => (text?.length ?? 0) > textMax);
  return tooLong && `${tooLong[0]} of more than ${textMax} characters`;
}

function startTexts(start: Activity): readonly (readonly [string, string])[] {
  const event = eventOf(start);
  const name = event?.kind === 'message' || event?.kind === 'signal' ? event.name.text : '';
  return [
    ['the id of a start event', start.id],
    ['the name of a message or signal', name],
  ];
}

/** Only activities that make jobs are stored with the definition. */
function jobTexts(activity: Activity): readonly (readonly [string, string])[] {
  const event = eventOf(activity);
  const timer = event?.kind === 'timer' ? timerConfiguration(event) : '';
  if (timer === '' && !activity.asyncBefore && !activity.asyncAfter) return [];
  return [
    ['the id of an activity with jobs', activity.id],
    ['the configuration of a timer', timer],
  ];
}
