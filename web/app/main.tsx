import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '../api/hooks.ts'
import { currentLanguage, loadWords } from '../text/i18n.ts'
import { installPalettes, ThemeProvider } from '../ui/theme.tsx'
import '../ui/fonts.css'
import '../ui/ui.css'
import './shell.css'
import { ErrorBoundary } from './Crash.tsx'
import { router } from './router.tsx'
import { loadSession, sessionKey } from './session.ts'

installPalettes()
document.documentElement.lang = currentLanguage()
const element = document.getElementById('root')
if (!element) throw new Error('no #root')
// Words and session are asked for together; nothing is drawn in no language.
void queryClient.prefetchQuery({ queryKey: sessionKey, queryFn: loadSession })
await loadWords(currentLanguage())
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <ErrorBoundary><RouterProvider router={router} /></ErrorBoundary>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
)
