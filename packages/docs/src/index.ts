export type { Article } from './article.ts';
export { readGuides } from './read-guides.ts';
export {
  type OlderVersion,
  operationPointer,
  type RenderOptions,
  renderSite,
} from './render-site.ts';
