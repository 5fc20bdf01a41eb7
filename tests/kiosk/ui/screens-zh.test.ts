import { testScreens } from './gallery/suite.ts';

testScreens('zh-CN', () => true);
