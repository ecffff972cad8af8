import { describe, expect, it } from 'vitest';
import { createConsumptionPlan } from './consumption-plan.ts';

describe('the consumption plan', () => {
  it('asks once for a track that two places show', () => {
    const plan = createConsumptionPlan();
    plan.want('mara');
    plan.want('mara');
    expect(plan.due(0)).toEqual({ open: ['mara'], close: [] });
    expect(plan.due(0)).toEqual({ open: [], close: [] });
  });

  it('lets go two seconds after the tile left the screen', () => {
    const plan = createConsumptionPlan();
    plan.want('aiko');
    plan.due(0);
    plan.release('aiko', 1000);
    expect(plan.nextDueAtMs()).toBe(3000);
    expect(plan.due(2999)).toEqual({ open: [], close: [] });
    expect(plan.due(3000)).toEqual({ open: [], close: ['aiko'] });
    expect(plan.nextDueAtMs()).toBeNull();
  });

  it('keeps the track of a tile that comes back in time', () => {
    const plan = createConsumptionPlan();
    plan.want('aiko');
    plan.due(0);
    plan.release('aiko', 1000);
    plan.want('aiko');
    expect(plan.due(9000)).toEqual({ open: [], close: [] });
  });

  it('asks again after a failure, and after the media part was rebuilt', () => {
    const plan = createConsumptionPlan();
    plan.want('mara');
    plan.due(0);
    plan.openFailed('mara');
    expect(plan.due(1)).toEqual({ open: ['mara'], close: [] });
    plan.restarted();
    expect(plan.due(2)).toEqual({ open: ['mara'], close: [] });
  });

  it('never asks for what left the screen before it was asked for', () => {
    const plan = createConsumptionPlan();
    plan.want('oskar');
    plan.release('oskar', 0);
    expect(plan.due(0)).toEqual({ open: [], close: [] });
  });

  it('forgets a producer that closed', () => {
    const plan = createConsumptionPlan();
    plan.want('oskar');
    plan.due(0);
    plan.producerClosed('oskar');
    plan.release('oskar', 10);
    expect(plan.due(9000)).toEqual({ open: [], close: [] });
  });
});
