export { type RenderOptions, renderSite } from './render-site.ts';
