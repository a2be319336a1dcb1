import { carriesPlatforms } from './carries';

carriesPlatforms('flux');
