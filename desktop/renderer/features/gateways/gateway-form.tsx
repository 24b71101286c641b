import { Autocomplete, Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import { type Failure, toFailure } from '../../app/failure.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import type { GatewaySettings } from '../../../contract/gateways.ts';
import { ColorField } from './color-field.tsx';
import { type GatewayDraft, draftErrors, parseDraft } from './gateway-draft.ts';
import { KNOWN_REGIONS } from './regions.ts';
import classes from './gateways.module.css';

interface GatewayFormProps {
  readonly initial: GatewayDraft;
  readonly otherNames: readonly string[];
  readonly submitLabel: string;
  readonly onSubmit: (settings: GatewaySettings) => Promise<void>;
  readonly onChange: (draft: GatewayDraft) => void;
  readonly onCancel: () => void;
}

/** A saved gateway's settings, each error beside its field. */
export function GatewayForm({
  initial,
  otherNames,
  submitLabel,
  onSubmit,
  onChange,
  onCancel,
}: GatewayFormProps): ReactElement {
  const form = useForm<GatewayDraft>({
    initialValues: initial,
    validate: (values) => draftErrors(values, otherNames),
    validateInputOnBlur: true,
    onValuesChange: onChange,
    onSubmitPreventDefault: 'always',
  });
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (values: GatewayDraft): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(parseDraft(values));
    } catch (error) {
      const failed = toFailure(error);
      const field = failed?.field?.split('.').at(-1);
      if (failed && field !== undefined && field in values) form.setFieldError(field, failed.message);
      else setFailure(failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={form.onSubmit(
        (values) => void submit(values),
        (errors) => {
          const [first] = Object.keys(errors);
          if (first !== undefined) form.getInputNode(first)?.focus();
        },
      )}
    >
      <Stack gap="md">
        <TextInput label="Name" data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        <ColorField value={form.values.color} onChange={(color) => form.setFieldValue('color', color)} />
        <TextInput
          label="AWS profile or SSO session"
          description="From ~/.aws/config. Empty means the default credentials."
          placeholder="default"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('profile')}
        />
        <Autocomplete
          label="Region"
          placeholder="eu-west-1"
          data={KNOWN_REGIONS}
          limit={8}
          spellCheck={false}
          {...form.getInputProps('region')}
        />
        <TextInput
          label="Stack name"
          description="The CloudFormation stack that holds the gateway."
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('stackName')}
        />
        <TextInput
          label="Endpoint URL"
          description="Only for emulators and private partitions."
          placeholder="http://localhost:4566"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('endpointUrl')}
        />
        <Switch
          label="Read-only"
          description="Nothing on this gateway can be changed from here while this is on."
          {...form.getInputProps('isReadOnly', { type: 'checkbox' })}
        />
        {failure && <ErrorNote message={failure.message} remedy={failure.remedy} />}
      </Stack>
      <Group className={classes['formEnd'] ?? ''} justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  );
}
