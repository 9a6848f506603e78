/**
 * What openapi-fetch makes instead of a Request, when it is told to: the URL and the options, as they are.
 * It costs nothing, is never cloned, can be sent again, and keeps the signal beside itself, where Node does not lose it.
 */
export class LightRequest {
  readonly url: string;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    Object.assign(this, init);
  }
}
