import { carriesPlatforms } from './carries';

carriesPlatforms('kubectl');
carriesPlatforms('script');
carriesPlatforms('k3s');
