import { carriesPlatforms } from './carries';

carriesPlatforms('argocd');
