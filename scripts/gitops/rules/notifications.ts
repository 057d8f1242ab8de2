import { parse } from 'yaml';
import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { argoFolders, type ArgoFolder } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt, valueAt } from '../value.ts';

const WORKFLOW = '.github/workflows/gitops-rollback-dev.yml';
const SUBSCRIPTION = /^notifications\.argoproj\.io\/subscribe\.([^.]+)\.([^.]+)$/;

/** Of an immediate child of an Application: Argo CD leaves it out of the Application's health. */
const IGNORED = 'argocd.argoproj.io/ignore-healthcheck';
/**
 * What Argo CD calls Degraded for reasons that no image has: a store, a quota. An autoscaler, too, of which
 * dev has none (dev-has-one-replica).
 */
const OWN_HEALTH: ReadonlySet<string> = new Set([
  'ExternalSecret',
  'SecretStore',
  'PushSecret',
  'Certificate',
  'PersistentVolumeClaim',
]);

interface Notifications {
  readonly map: TreeObject;
  /** A value of the ConfigMap, parsed; `undefined` for none. */
  readonly value: (key: string) => unknown;
}

/** What stands in the notifications of a folder; settings-are-there says where there are none. */
function over(
  name: string,
  says: string,
  complain: (
    notifications: Notifications,
    tree: Tree,
  ) => readonly (readonly [key: string, message: string])[],
): Rule {
  const inFolder = (tree: Tree, folder: ArgoFolder): readonly Finding[] => {
    const map = folder.find('ConfigMap', 'argocd-notifications-cm');
    if (map === undefined) return [];
    const value = (key: string): unknown => parse(textAt(map.object, ['data', key]));
    return complain({ map, value }, tree).map(([key, message]) =>
      findingAt(tree, name, map, ['data', key], message),
    );
  };
  return {
    ...{ name, says },
    check: (tree) => argoFolders(tree).flatMap((folder) => inFolder(tree, folder)),
  };
}

const TRIGGER = 'trigger.on-image-failed';
const TEMPLATE = 'template.gitops-rollback';

export const NOTIFICATION_RULES: readonly Rule[] = [
  over(
    'rollback-is-sent-once-per-revision',
    'a broken image is told about once for every revision that was deployed',
    ({ value }) => {
      const conditions = objects(value(TRIGGER));
      const meant = conditions.filter(({ send }) => texts(send).includes('gitops-rollback'));
      if (
        meant.length === 0 ||
        meant.some(({ when }) => !texts(when).join('').includes('Degraded'))
      ) {
        return [
          [
            TRIGGER,
            'Nothing sends gitops-rollback when an Application is Degraded. Add the condition.',
          ],
        ];
      }
      return meant
        .filter(({ oncePer }) => !/syncResult\??\.revision$/.test(texts(oncePer).join('')))
        .map(() => [
          TRIGGER,
          'The event is sent again whenever health changes back and forth. Say oncePer: app.status.operationState?.syncResult?.revision.',
        ]);
    },
  ),
  {
    name: 'only-dev-rolls-back',
    says: 'the Application of dev is subscribed, and no other',
    check: (tree) =>
      argoFolders(tree).flatMap(({ deliveries }) =>
        deliveries.flatMap(({ name, object, metadata, template }) => {
          const annotations = valueAt(metadata, ['annotations']);
          const subscribed = Object.keys(isFields(annotations) ? annotations : {}).filter((key) =>
            SUBSCRIPTION.exec(key)?.[1]?.startsWith('on-image-failed'),
          );
          const isDev = name === 'warehouse-dev';
          const path = [...template, 'metadata', 'annotations'];
          const say = (message: string): readonly Finding[] => [
            findingAt(tree, 'only-dev-rolls-back', object, path, message),
          ];
          if (isDev && subscribed.length === 0) {
            return say(
              "Nobody is told when dev's image does not come up. Add notifications.argoproj.io/subscribe.on-image-failed.github: ''.",
            );
          }
          if (!isDev && subscribed.length > 0) {
            return say(`${name} would roll dev back. Take the subscription out.`);
          }
          return [];
        }),
      ),
  },
  {
    name: 'only-the-image-takes-dev-back',
    says: 'what has a health of its own in dev, and is no workload, does not make its Application Degraded',
    check: (tree) =>
      tree.objects('overlays/dev').flatMap((found) => {
        const { kind, metadata } = found.object;
        if (!OWN_HEALTH.has(kind) || metadata.annotations?.[IGNORED] === 'true') return [];
        const message = `A ${kind} that fails would take a good image of dev back. Give ${metadata.name} the annotation ${IGNORED}: 'true'.`;
        return [findingAt(tree, 'only-the-image-takes-dev-back', found, ['metadata'], message)];
      }),
  },
  over(
    'rollback-says-what-failed',
    'the event is the one that the workflow reads, with the digest of the image that dev runs',
    ({ value }, tree) => {
      const body = textAt(value(TEMPLATE), ['webhook', 'github', 'body']);
      const workflow = tree.read(WORKFLOW) ?? '';
      const types = texts(listAt(parse(workflow), ['on', 'repository_dispatch', 'types']));
      const fields = new Set(
        [...workflow.matchAll(/client_payload\.([\w-]+)/g)].map(([, field]) => field),
      );
      const missing = [...fields].filter((field) => !body.includes(`"${field ?? ''}":`));
      const type = /"event_type":\s*"([^"]*)"/.exec(body)?.[1];
      const image = imageOf(tree);
      const conditions = objects(value(TRIGGER))
        .filter(({ send }) => texts(send).includes('gitops-rollback'))
        .map(({ when }) => texts(when).join(''));
      const isSure = conditions.every((when) =>
        when.includes(`startsWith '${image ?? ''}' and # contains '@'`),
      );
      return [
        ...(isSure && body.includes('contains "@"')
          ? []
          : [
              [
                isSure ? TEMPLATE : TRIGGER,
                `An image without a digest is sent as one that failed. Ask for an image that contains '@', in the trigger and in the template.`,
              ] as const,
            ]),
        ...(type !== undefined && types.includes(type)
          ? []
          : [
              [
                TEMPLATE,
                `${WORKFLOW} does not start on the event ${type ?? '(none)'}. Send ${types.join(' or ')}.`,
              ] as const,
            ]),
        ...missing.map(
          (field) =>
            [
              TEMPLATE,
              `${WORKFLOW} reads client_payload.${field ?? ''}, which is not sent. Add it to the body.`,
            ] as const,
        ),
        ...(image !== undefined && body.includes(`hasPrefix "${image}"`)
          ? []
          : [
              [
                TEMPLATE,
                `The digest is looked for among other images than ${image ?? 'none'}, which dev runs. Name that one in hasPrefix.`,
              ] as const,
            ]),
      ];
    },
  ),
  over(
    'notification-token-is-a-reference',
    'the token that starts the rollback is a key of a Secret that an ExternalSecret makes',
    ({ value, map }, tree) => {
      const headers = objects(listAt(value('service.webhook.github'), ['headers']));
      const header = headers.find((one) => one['name'] === 'Authorization');
      const key = /^Bearer \$([\w-]+)$/.exec(texts(header?.['value']).join(''))?.[1];
      const isMade = tree
        .objects(map.folder)
        .filter(({ object }) => object.kind === 'ExternalSecret')
        .filter(
          ({ object }) =>
            textAt(object, ['spec', 'target', 'name']) === 'argocd-notifications-secret',
        )
        .some(({ object }) =>
          objects(listAt(object, ['spec', 'data'])).some(({ secretKey }) => secretKey === key),
        );
      if (key !== undefined && isMade) return [];
      return [
        [
          'service.webhook.github',
          key === undefined
            ? 'The Authorization header is no reference. Say Bearer $<key of argocd-notifications-secret>.'
            : `No ExternalSecret puts ${key} into argocd-notifications-secret. Add it there.`,
        ],
      ];
    },
  ),
];

/** The image that dev runs, without its tag: what the pipeline leaves as it is. */
function imageOf(tree: Tree): string | undefined {
  const overlay: unknown = parse(tree.read('.gitops/overlays/dev/kustomization.yaml') ?? '');
  return texts(objects(listAt(overlay, ['images'])).map(({ newName }) => newName))[0];
}
