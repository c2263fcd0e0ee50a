import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '../api/hooks.ts'
import { currentLanguage } from '../text/i18n.ts'
import { installPalettes, ThemeProvider } from '../ui/theme.tsx'
import '../ui/fonts.css'
import '../ui/ui.css'
import './shell.css'
import { ErrorBoundary } from './Crash.tsx'
import { router } from './router.tsx'

installPalettes()
document.documentElement.lang = currentLanguage()
const element = document.getElementById('root')
if (!element) throw new Error('no #root')
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <ErrorBoundary><RouterProvider router={router} /></ErrorBoundary>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
)
