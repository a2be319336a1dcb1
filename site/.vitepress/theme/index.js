import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';
import Versions from './Versions.vue';

/** VitePress's own theme, with a menu of versions in its bar and, on phones, in its screen. */
export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'nav-bar-content-after': () => h(Versions, { class: 'in-bar' }),
      'nav-screen-content-after': () => h(Versions),
    }),
};
