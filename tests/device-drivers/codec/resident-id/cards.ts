import type { ForeignerCard, PermitCard } from '../../../../device-drivers/sim/resident-id/card.ts';

export const foreigner: ForeignerCard = {
  kind: 'foreigner',
  nameEnglish: 'SAMPLE, MARIA ELENA',
  sex: '2',
  number: 'UTO110199001018',
  nationality: 'UTO',
  name: '玛丽亚',
  from: '20190101',
  to: '20290101',
  birth: '19900101',
  version: '01',
  authority: '1100',
};

export const permit: PermitCard = {
  kind: 'permit',
  name: '陈大文',
  sex: '1',
  birth: '19491231',
  address: '北京市海淀区示例路2号',
  number: '11010519491231002X',
  issuer: '北京市公安局海淀分局',
  from: '20190901',
  to: '20240901',
  passNumber: 'H12345678',
  issueCount: '01',
};
