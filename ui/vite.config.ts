import { defineConfig } from 'vite';

// The built files are linked into the program: no source maps, no polyfill that would need inline
// script, names with a hash so that a browser may keep them.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: process.env['PLUMBLINE_UI_OUT'] ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
