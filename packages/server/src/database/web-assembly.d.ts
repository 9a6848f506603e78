// @types/node 20 leaves WebAssembly to the library of the DOM.
declare namespace WebAssembly {
  interface Module {}
  function compile(bytes: Uint8Array): Promise<Module>;
}
