import type { Bilingual, KioskConfig } from '@hallway/protocol';

const generalWindow: Bilingual = {
  zh: '澜江师生之家一层综合窗口 1、2 号，工作日 8:30–11:45、13:30–17:00',
  en: 'General windows 1 and 2, ground floor of Tinglan Hall, weekdays 8:30–11:45 and 13:30–17:00',
};

const yunluDesk: Bilingual = {
  zh: '云麓服务岛服务台，工作日 8:30–11:45、13:30–17:00',
  en: 'Yunlu Service Island desk, weekdays 8:30–11:45 and 13:30–17:00',
};

function kiosk(
  kioskId: string,
  campus: KioskConfig['campus'],
  name: Bilingual,
  place: Bilingual,
  accessibleByDefault = false,
): KioskConfig {
  return {
    kioskId,
    name,
    place,
    campus,
    helpWindow: campus === 'tinglan' ? generalWindow : yunluDesk,
    helpPhone: campus === 'tinglan' ? '000-8800-0101' : '000-8800-0201',
    accessibleByDefault,
    offlineCopiesPerDay: 2,
    maxSnapshotAgeHours: 24,
  };
}

/** The kiosks of the demo university and where they stand. What state they are in only their beats can say. */
export const demoKiosks: readonly KioskConfig[] = [
  kiosk(
    'K01',
    'tinglan',
    { zh: '听澜大厅左机', en: 'Tinglan Hall, left' },
    {
      zh: '听澜校区 · 澜江师生之家一层左侧',
      en: 'Tinglan campus, Tinglan Hall ground floor, left',
    },
  ),
  kiosk(
    'K02',
    'tinglan',
    { zh: '听澜大厅右机', en: 'Tinglan Hall, right' },
    {
      zh: '听澜校区 · 澜江师生之家一层右侧',
      en: 'Tinglan campus, Tinglan Hall ground floor, right',
    },
  ),
  kiosk(
    'K03',
    'tinglan',
    { zh: '听澜图书馆', en: 'Tinglan Library' },
    { zh: '听澜校区 · 图书馆一层', en: 'Tinglan campus, library ground floor' },
  ),
  kiosk(
    'K04',
    'tinglan',
    { zh: '第三教学楼', en: 'Teaching Building 3' },
    {
      zh: '听澜校区 · 第三教学楼走廊，全天开放',
      en: 'Tinglan campus, Teaching Building 3 corridor, open 24 h',
    },
  ),
  kiosk(
    'K05',
    'tinglan',
    { zh: '宿舍二区', en: 'Dormitory Area 2' },
    { zh: '听澜校区 · 宿舍二区服务站', en: 'Tinglan campus, Dormitory Area 2 service point' },
  ),
  kiosk(
    'K06',
    'yunlu',
    { zh: '云麓服务岛', en: 'Yunlu Service Island' },
    { zh: '云麓校区 · 服务岛大厅', en: 'Yunlu campus, Service Island hall' },
  ),
  kiosk(
    'K07',
    'yunlu',
    { zh: '云麓图书馆', en: 'Yunlu Library' },
    { zh: '云麓校区 · 图书馆一层', en: 'Yunlu campus, library ground floor' },
    true,
  ),
  kiosk(
    'K08',
    'tinglan',
    { zh: '五号宿舍门岗', en: 'Dormitory 5 Gate' },
    { zh: '听澜校区 · 五号宿舍楼门口', en: 'Tinglan campus, Dormitory 5 entrance' },
  ),
];
