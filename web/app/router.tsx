/** The addresses of the product. Every page is loaded when it is opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet, redirect } from '@tanstack/react-router'
import { queryClient } from '../api/hooks.ts'
import { Loading } from '../ui/states.tsx'
import { Crash, MissingPage } from './Crash.tsx'
import { railOf } from './rails.ts'
import { loadSession, sessionKey, useSession, useSignedIn } from './session.ts'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: Crash })

type Search = Readonly<Record<string, unknown>>
const text = (search: Search, name: string): string | undefined => {
  const value = search[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}
/** Declares search parameters that are plain text and may be absent. */
const textSearch = <Name extends string>(...names: Name[]) => (search: Search): { [Key in Name]?: string } =>
  Object.fromEntries(names.flatMap((name) => { const value = text(search, name); return value === undefined ? [] : [[name, value]] })) as { [Key in Name]?: string }

const signInRoute = createRoute({
  getParentRoute: () => root, path: '/dang-nhap', validateSearch: textSearch('tiep'),
  component: lazyRouteComponent(() => import('../access/SignInPage.tsx'), 'SignInPage'),
})

/** Pages behind a session: without one, the sign-in page remembers where to go on. */
function Signed() {
  const session = useSession()
  if (session.data === null) return <Navigate to="/dang-nhap" search={{}} replace />
  return session.data ? <Shell /> : <Loading rows={4} />
}
async function needSession({ location }: { readonly location: { readonly pathname: string; readonly href: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData({ queryKey: sessionKey, queryFn: loadSession })
  if (!session) throw redirect({ to: '/dang-nhap', search: location.pathname === '/' ? {} : { tiep: location.href } })
}
const signed = createRoute({ getParentRoute: () => root, id: 'signed', component: Signed, beforeLoad: needSession })
function Home() {
  return <Navigate to={railOf(useSignedIn().post.role).home} replace />
}
const home = createRoute({ getParentRoute: () => signed, path: '/', component: Home })

const pages = [
  createRoute({ getParentRoute: () => signed, path: '/viec', component: lazyRouteComponent(() => import('../measures/InboxPage.tsx'), 'InboxPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bang-truc', component: lazyRouteComponent(() => import('../facilities/NightBoardPage.tsx'), 'NightBoardPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi', validateSearch: textSearch('tim', 'don_vi', 'viec'), component: lazyRouteComponent(() => import('../people/PeoplePage.tsx'), 'PeoplePage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi/$id', validateSearch: textSearch('muc'), component: lazyRouteComponent(() => import('../dossier/DossierPage.tsx'), 'DossierPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi/$id/lan-gap', component: lazyRouteComponent(() => import('../measures/VisitPage.tsx'), 'VisitPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi/$id/hoa-nhap', component: lazyRouteComponent(() => import('../reintegration/PersonReintegrationPage.tsx'), 'PersonReintegrationPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi/$id/hoa-nhap/ghi/$type', validateSearch: textSearch('cua', 'thang', 'buoc', 'thay'), component: lazyRouteComponent(() => import('../reintegration/EntryFormPage.tsx'), 'EntryFormPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nguoi/$id/cham-soc', component: lazyRouteComponent(() => import('../reintegration/CarePage.tsx'), 'CarePage') }),
  createRoute({ getParentRoute: () => signed, path: '/hoa-nhap', validateSearch: textSearch('muc'), component: lazyRouteComponent(() => import('../reintegration/ReintegrationPage.tsx'), 'ReintegrationPage') }),
  createRoute({ getParentRoute: () => signed, path: '/dang-ky', validateSearch: textSearch('nguoi'), component: lazyRouteComponent(() => import('../people/RegisterPage.tsx'), 'RegisterPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bien-phap/$id/viec/$type', component: lazyRouteComponent(() => import('../measures/ActPage.tsx'), 'ActPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bien-phap/$id/giay-to', component: lazyRouteComponent(() => import('../documents/PapersPage.tsx'), 'PapersPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bien-phap/$id/giay-to/$paper', component: lazyRouteComponent(() => import('../documents/PaperPage.tsx'), 'PaperPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach', validateSearch: textSearch('nam'), component: lazyRouteComponent(() => import('../directives/DirectivesPage.tsx'), 'DirectivesPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach/nhap', component: lazyRouteComponent(() => import('../directives/DirectiveFormPage.tsx'), 'DirectiveFormPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach/$id', component: lazyRouteComponent(() => import('../directives/DirectivePage.tsx'), 'DirectivePage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach/$id/do-phu', component: lazyRouteComponent(() => import('../directives/CoveragePage.tsx'), 'CoveragePage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach/$id/nhiem-vu/$viec', component: lazyRouteComponent(() => import('../directives/TaskPage.tsx'), 'TaskPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ke-hoach/$id/phan-bo/$chiTieu', validateSearch: textSearch('lan'), component: lazyRouteComponent(() => import('../directives/AllocationPage.tsx'), 'AllocationPage') }),
  createRoute({ getParentRoute: () => signed, path: '/chi-tieu', validateSearch: textSearch('van_ban', 'nam', 'don_vi', 'theo', 'o', 'dang'), component: lazyRouteComponent(() => import('../indicators/ScoreboardPage.tsx'), 'ScoreboardPage') }),
  createRoute({ getParentRoute: () => signed, path: '/yeu-cau-kin', validateSearch: textSearch('xem'), component: lazyRouteComponent(() => import('../first-step/FirstStepsPage.tsx'), 'FirstStepsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/yeu-cau-kin/$id', component: lazyRouteComponent(() => import('../first-step/FirstStepPage.tsx'), 'FirstStepPage') }),
  createRoute({ getParentRoute: () => signed, path: '/kiem-tra', validateSearch: textSearch('loai', 'xep', 'chieu'), component: lazyRouteComponent(() => import('../inspections/RiskPage.tsx'), 'RiskPage') }),
  createRoute({ getParentRoute: () => signed, path: '/kiem-tra/danh-muc', validateSearch: textSearch('loai', 'ngay'), component: lazyRouteComponent(() => import('../inspections/ChecklistPage.tsx'), 'ChecklistPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so', component: lazyRouteComponent(() => import('../registers/RegistersPage.tsx'), 'RegistersPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register', validateSearch: textSearch('tim', 'don_vi', 'tinh_trang', 'con', 'tu', 'den', 'muc'), component: lazyRouteComponent(() => import('../registers/RecordsPage.tsx'), 'RecordsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register/nhap-excel', component: lazyRouteComponent(() => import('../registers/ImportPage.tsx'), 'ImportPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register/moi/$type', validateSearch: textSearch('goc', 'co_quan', 'ten'), component: lazyRouteComponent(() => import('../registers/RecordActPage.tsx'), 'OpenRecordPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register/$id', validateSearch: textSearch('ngay'), component: lazyRouteComponent(() => import('../registers/RecordPage.tsx'), 'RecordPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register/$id/viec/$type', component: lazyRouteComponent(() => import('../registers/RecordActPage.tsx'), 'RecordActPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so/$register/$id/dung-lai/$event', component: lazyRouteComponent(() => import('../registers/RecordActPage.tsx'), 'CorrectPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so-van-ban', validateSearch: textSearch('nam', 'loai', 'nguon', 'tu', 'den'), component: lazyRouteComponent(() => import('../documents/BookPage.tsx'), 'BookPage') }),
  createRoute({ getParentRoute: () => signed, path: '/van-ban', component: lazyRouteComponent(() => import('../documents/OfficePapersPage.tsx'), 'OfficePapersPage') }),
  createRoute({ getParentRoute: () => signed, path: '/van-ban/$paper', component: lazyRouteComponent(() => import('../documents/OfficePaperPage.tsx'), 'OfficePaperPage') }),
  createRoute({ getParentRoute: () => signed, path: '/the-thuc-van-ban', component: lazyRouteComponent(() => import('../documents/PaperSettingsPage.tsx'), 'PaperSettingsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/nhap-danh-sach', component: lazyRouteComponent(() => import('../exchange/RosterPage.tsx'), 'RosterPage') }),
  createRoute({ getParentRoute: () => signed, path: '/xuat-danh-sach', validateSearch: textSearch('danh_sach', 'so', 'don_vi', 'tim', 'tinh_trang', 'chi_tieu', 'tu', 'den', 'han', 'loai', 'dat', 'theo'), component: lazyRouteComponent(() => import('../exchange/ExportPage.tsx'), 'ExportPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bao-cao', validateSearch: textSearch('phia', 'loai', 'tinh_trang', 'nam'), component: lazyRouteComponent(() => import('../reports/ReportsPage.tsx'), 'ReportsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/bao-cao/$id', component: lazyRouteComponent(() => import('../reports/ReportPage.tsx'), 'ReportPage') }),
  createRoute({ getParentRoute: () => signed, path: '/theo-doi-bao-cao', component: lazyRouteComponent(() => import('../reports/OwedPage.tsx'), 'OwedPage') }),
  createRoute({ getParentRoute: () => signed, path: '/tap-huan', validateSearch: textSearch('nam', 'theo'), component: lazyRouteComponent(() => import('../training/TrainingPage.tsx'), 'TrainingPage') }),
  createRoute({ getParentRoute: () => signed, path: '/tap-huan/can-bo', validateSearch: textSearch('nam', 'theo', 'cap', 'nghe', 'viec', 'don_vi', 'ten', 'da'), component: lazyRouteComponent(() => import('../training/TrainingStaffPage.tsx'), 'TrainingStaffPage') }),
  createRoute({ getParentRoute: () => signed, path: '/tap-huan/xem-lai', validateSearch: textSearch('chung_chi'), component: lazyRouteComponent(() => import('../training/FindingsPage.tsx'), 'FindingsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/truyen-thong', validateSearch: textSearch('nam', 'ky', 'dot', 'tinh', 'xem', 'dang', 'o'), component: lazyRouteComponent(() => import('../campaigns/CoveragePage.tsx'), 'CoveragePage') }),
  createRoute({ getParentRoute: () => signed, path: '/tiep-can', component: lazyRouteComponent(() => import('../outreach/OutreachPage.tsx'), 'OutreachPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ra-soat', component: lazyRouteComponent(() => import('../outreach/ReviewPage.tsx'), 'ReviewPage') }),
  createRoute({ getParentRoute: () => signed, path: '/gioi-thieu', component: lazyRouteComponent(() => import('../harm-reduction/ReferralsPage.tsx'), 'ReferralsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/giam-hai', validateSearch: textSearch('nam', 'xem'), component: lazyRouteComponent(() => import('../harm-reduction/SumsPage.tsx'), 'SumsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/phap-luat', validateSearch: textSearch('van_ban', 'dieu', 'ngay'), component: lazyRouteComponent(() => import('../law/LawPage.tsx'), 'LawPage') }),
  createRoute({ getParentRoute: () => signed, path: '/so-mo-ho-so', component: lazyRouteComponent(() => import('../access/LedgerPage.tsx'), 'LedgerPage') }),
  createRoute({ getParentRoute: () => signed, path: '/tai-khoan', component: lazyRouteComponent(() => import('../access/AccountPage.tsx'), 'AccountPage') }),
  createRoute({ getParentRoute: () => signed, path: '/to-chuc', validateSearch: textSearch('ngay', 'don_vi'), component: lazyRouteComponent(() => import('../organization/OrganizationPage.tsx'), 'OrganizationPage') }),
  createRoute({ getParentRoute: () => signed, path: '/ho-so-trung', component: lazyRouteComponent(() => import('../people/DuplicatesPage.tsx'), 'DuplicatesPage') }),
  createRoute({ getParentRoute: () => signed, path: '/mo-khan-cap', validateSearch: textSearch('nguoi'), component: lazyRouteComponent(() => import('../access/BreakGlassPage.tsx'), 'BreakGlassPage') }),
  createRoute({ getParentRoute: () => signed, path: '/cong-bo', component: lazyRouteComponent(() => import('../statistics/StatisticsPage.tsx'), 'StatisticsPage') }),
  createRoute({ getParentRoute: () => signed, path: '/thay-the', component: lazyRouteComponent(() => import('../access/StandInPage.tsx'), 'StandInPage') }),
  createRoute({ getParentRoute: () => signed, path: '/thong-bao', component: lazyRouteComponent(() => import('../access/NoticesPage.tsx'), 'NoticesPage') }),
] as const

/** A paper to be printed stands alone: the session is needed, the frame is not. */
function Bare() {
  const session = useSession()
  if (session.data === null) return <Navigate to="/dang-nhap" search={{}} replace />
  return session.data ? <Outlet /> : <Loading rows={4} />
}
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: Bare, beforeLoad: needSession })
const papers = [createRoute({ getParentRoute: () => bare, path: '/ai-da-xem', component: lazyRouteComponent(() => import('../access/WhoSawPage.tsx'), 'WhoSawPage') })] as const

const routeTree = root.addChildren([signInRoute, signed.addChildren([home, ...pages]), bare.addChildren([...papers])])

export const router = createRouter({
  routeTree, defaultPendingComponent: () => <Loading rows={4} />, defaultPendingMs: 400, defaultErrorComponent: Crash, defaultNotFoundComponent: MissingPage, scrollRestoration: true,
})
router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) document.body.dataset['moved'] = 'yes'
})

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
