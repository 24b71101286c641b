import { Component, type ErrorInfo, type ReactNode } from 'react';
import { PageCrash } from './page-crash.tsx';
import { reportCrash } from './report-crash.ts';

interface PageBoundaryProps {
  /** The page's word: "Config". */
  readonly label: string;
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly crash: Error | undefined;
}

/** Keeps a page's bug on that page: the frame, the other pages and every draft go on. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { crash: undefined };

  static getDerivedStateFromError(error: unknown): PageBoundaryState {
    return { crash: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // Without a connection the report is lost; the page offers the details to copy.
    reportCrash(error, info.componentStack ?? '');
  }

  override render(): ReactNode {
    const { crash } = this.state;
    if (!crash) return this.props.children;
    return (
      <PageCrash
        label={this.props.label}
        crash={crash}
        onReload={() => this.setState({ crash: undefined })}
      />
    );
  }
}
