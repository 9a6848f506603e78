import type { Api } from '@quipu/generator';
import {
  asIdentifier,
  kebabCase,
  Names,
  pascalCase,
  RESERVED_TYPES,
  words,
} from '@quipu/generator';

/** What the package and its parts are called. */
export interface PackageNames {
  /** Of the npm package, for example `pet-store`. */
  readonly packageName: string;
  /** Of the client, for example `PetStore`. */
  readonly className: string;
  /** Of the base of all errors, for example `PetStoreError`. */
  readonly errorName: string;
  /** What environment variables begin with, for example `PET_STORE`. */
  readonly variablePrefix: string;
}

/** Words of a title that say what every title could. */
const SAID_ANYWAY =
  /\b(open ?api|swagger|rest(ful)?|http|api|specification|reference|documentation|the|v?\d+(\.\d+)*)\b/gi;

/** Names that follow from the title of the API, none of which the API's own types or the SDK's have. */
export function namePackage(api: Api, packageName?: string): PackageNames {
  const short = words(api.title.replaceAll(/['’]/g, '').replaceAll(SAID_ANYWAY, ' '));
  const title = (short.length > 0 ? short : words(api.title)).join(' ');
  const base = asIdentifier(pascalCase(title), 'Api');
  const names = new Names([...RESERVED_TYPES, ...namesOf(api)]);
  const className = names.take([base, `${base}Client`]);
  const plain = title
    .normalize('NFKD')
    .replaceAll(/[^\w ]/g, '')
    .trim();
  return {
    packageName: packageName ?? (kebabCase(plain) || 'api'),
    className,
    errorName: names.take([`${className}Error`, `${className}ClientError`]),
    variablePrefix:
      words(plain)
        .join('_')
        .toUpperCase()
        .replace(/^(?=\d)/, '_') || 'API',
  };
}

/** Every name that the package exports because the description has it. */
function namesOf(api: Api): string[] {
  const operations = api.resources.flatMap((resource) => resource.operations);
  return [
    ...[...api.models.values()].flatMap(({ name, inputName = name }) => [name, inputName]),
    ...api.resources.map(({ className }) => className),
    ...operations.flatMap(({ typeName }) => [`${typeName}Params`, `${typeName}Response`]),
    ...[...api.webhooks, ...operations.flatMap((one) => one.callbacks)].map((one) => one.typeName),
  ];
}

/** The API with environment variables for its address and its keys where the description names none: `PET_STORE_BASE_URL`, `PET_STORE_API_KEY`. */
export function withVariables(api: Api, prefix: string): Api {
  const variable = (name: string): string[] => [`${prefix}_${name}`];
  const securitySchemes = api.securitySchemes.map((scheme, index) => {
    const own = words(scheme.name).join('_').replaceAll(/\W/g, '').toUpperCase();
    const env = index === 0 || own === '' ? variable('API_KEY') : variable(own);
    return scheme.env.length > 0 ? scheme : { ...scheme, env };
  });
  const env = securitySchemes[0]?.env ?? [];
  return {
    ...api,
    server: api.server.env.length > 0 ? api.server : { ...api.server, env: variable('BASE_URL') },
    security: api.security && { ...api.security, env },
    securitySchemes,
  };
}
