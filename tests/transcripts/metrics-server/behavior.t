Rules of scaling: policies, the choice among them, windows, tolerances; several metrics, some of them unknown.
Source: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#configurable-scaling-behavior and pkg/controller/podautoscaler, v1.36

  $ kubectl create deployment web --image=registry.k8s.io/hpa-example --replicas=2
  deployment.apps/web created
  $ kubectl set resources deployment web --requests=cpu=100m,memory=64Mi
  deployment.apps/web resource requirements updated
  $ kubectl expose deployment web --port=80
  service/web exposed
  $ cat > hpa.yaml <<'END'
  > apiVersion: autoscaling/v2
  > kind: HorizontalPodAutoscaler
  > metadata: {name: web}
  > spec:
  >   scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  >   minReplicas: 2
  >   maxReplicas: 10
  >   metrics:
  >   - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
  >   - {type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 100Mi}}}
  >   behavior:
  >     scaleUp:
  >       policies:
  >       - {type: Pods, value: 2, periodSeconds: 60}
  >     scaleDown:
  >       stabilizationWindowSeconds: 30
  >       selectPolicy: Min
  >       policies:
  >       - {type: Pods, value: 4, periodSeconds: 30}
  >       - {type: Percent, value: 25, periodSeconds: 60}
  > END
  $ kubectl apply -f hpa.yaml
  horizontalpodautoscaler.autoscaling/web created
  $ advance 60s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 1%/50%, memory: 12582912/100Mi  2  10  2  <age>
  $ kubectl describe hpa web | sed -n '/^Metrics/,/^Events/p'
  Metrics:  ( current / target )
    resource cpu on pods  (as a percentage of request):  1% (<age>) / 50%
    resource memory on pods:  12582912 / 100Mi
  Min replicas:  2
  Max replicas:  10
  Behavior:
    Scale Up:
      Stabilization Window: 0 seconds
      Select Policy: Max
      Policies:
        - Type: Pods  Value: 2  Period: 60 seconds
    Scale Down:
      Stabilization Window: 30 seconds
      Select Policy: Min
      Policies:
        - Type: Pods  Value: 4  Period: 30 seconds
        - Type: Percent  Value: 25  Period: 60 seconds
  Deployment pods:  2 current / 2 desired
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  ReadyForNewScale  recommended size matches current size
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    ScalingLimited  True  TooFewReplicas  the desired replica count is less than the minimum replica count
  Events:
  $ kubectl annotate svc web kubekata.dev/requests-per-second=50
  service/web annotated
  $ advance 20s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 226%/50%, memory: 12582912/100Mi  2  10  2  <age>
  $ kubectl describe hpa web | grep -E 'Limited|New size'
    ScalingLimited  True  ScaleUpLimit  the desired replica count is increasing faster than the maximum scale rate
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 4; reason: cpu resource utilization (percentage of request) above target
  $ advance 60s
  $ kubectl get deploy web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  6/6  6  6  <age>
  $ advance 60s
  $ kubectl get deploy web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  8/8  8  8  <age>
  $ advance 2m
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 46%/50%, memory: 12582912/100Mi  2  10  10  <age>
  $ kubectl describe hpa web | grep Scaling
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    ScalingLimited  False  DesiredWithinRange  the desired count is within the acceptable range
  $ kubectl annotate svc web kubekata.dev/requests-per-second-
  service/web annotated
  $ advance 45s
  $ kubectl describe hpa web | grep -E 'AbleToScale|ScalingLimited'
    AbleToScale  True  ScaleDownStabilized  recent recommendations were higher than current one, applying the highest recent recommendation
    ScalingLimited  True  ScaleDownLimit  the desired replica count is decreasing faster than the maximum scale rate
  $ advance 15s
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  7/7
  $ kubectl describe hpa web | grep -E 'ScalingLimited'
    ScalingLimited  True  ScaleDownLimit  the desired replica count is decreasing faster than the maximum scale rate
  $ advance 60s
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  5/5
  $ kubectl patch hpa web --type=merge -p '{"spec":{"behavior":{"scaleDown":{"selectPolicy":"Disabled"}}}}'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 3m
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  5/5
  $ kubectl describe hpa web | grep -E 'ScalingLimited|Select Policy'
      Select Policy: Max
      Select Policy: Disabled
    ScalingLimited  True  ScaleDownLimit  the desired replica count is decreasing faster than the maximum scale rate
  $ kubectl patch hpa web --type=merge -p '{"spec":{"minReplicas":4,"behavior":{"scaleDown":{"selectPolicy":"Max","policies":[{"type":"Percent","value":100,"periodSeconds":15}]}}}}'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 60s
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  4/4
  $ kubectl describe hpa web | grep -E 'ScalingLimited'
    ScalingLimited  True  TooFewReplicas  the desired replica count is less than the minimum replica count
A tolerance of its own: 55 % of 50 % are within the usual tenth, not within a hundredth.
  $ kubectl annotate svc web kubekata.dev/requests-per-second=24
  service/web annotated
  $ advance 60s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 55%/50%, memory: 12582912/100Mi  4  10  4  <age>
  $ kubectl patch hpa web --type=merge -p '{"spec":{"behavior":{"scaleUp":{"tolerance":"0.01"}}}}'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 30s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 44%/50%, memory: 12582912/100Mi  4  10  5  <age>
  $ kubectl get hpa web -o jsonpath='{.spec.behavior.scaleUp.tolerance}'
  <age>
A metric that is not known: more pods are still made for the other, fewer are not.
  $ kubectl patch hpa web --type=json -p '[{"op":"add","path":"/spec/metrics/-","value":{"type":"External","external":{"metric":{"name":"queue"},"target":{"type":"AverageValue","averageValue":"10"}}}}]'
  horizontalpodautoscaler.autoscaling/web patched
  $ kubectl annotate svc web kubekata.dev/requests-per-second=60 --overwrite
  service/web annotated
  $ advance 30s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 91%/50%, memory: 12582912/100Mi + 1 more...  4  10  6  <age>
  $ kubectl describe hpa web | grep -E 'ScalingActive|FailedGetExternalMetric'
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    Warning  FailedGetExternalMetric  <age> (x2 over <age>)  horizontal-pod-autoscaler  unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered
  $ kubectl annotate svc web kubekata.dev/requests-per-second-
  service/web annotated
  $ advance 45s
  $ kubectl describe hpa web | grep -E 'ScalingActive|FailedCompute'
    ScalingActive  False  FailedGetExternalMetric  the HPA was unable to compute the replica count: unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered
    Warning  FailedComputeMetricsReplicas  <age>  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 2), first error is: failed to get cpu resource metric value: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)
    Warning  FailedComputeMetricsReplicas  <age> (x4 over <age>)  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 3), first error is: failed to get queue external metric value: failed to get queue external metric: unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered
Two autoscalers of the same pods do nothing.
  $ kubectl autoscale deployment web --name=web2 --cpu=80% --max=5
  horizontalpodautoscaler.autoscaling/web2 autoscaled
  $ advance 60s
  $ kubectl describe hpa web2 | grep -E 'ScalingActive|Ambiguous|FailedCompute'
    ScalingActive  False  AmbiguousSelector  pods by selector app=web are controlled by multiple HPAs: [default/web default/web2]
    Warning  AmbiguousSelector  <age> (x3 over <age>)  horizontal-pod-autoscaler  pods by selector app=web are controlled by multiple HPAs: [default/web default/web2]
    Warning  FailedComputeMetricsReplicas  <age> (x3 over <age>)  horizontal-pod-autoscaler  pods by selector app=web are controlled by multiple HPAs: [default/web default/web2]
Pods without requests have no share of them.
  $ kubectl create deployment bare --image=nginx:1.27
  deployment.apps/bare created
  $ kubectl autoscale deployment bare --cpu=80% --max=5
  horizontalpodautoscaler.autoscaling/bare autoscaled
  $ advance 90s
  $ kubectl get hpa bare
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  bare  Deployment/bare  cpu: <unknown>/80%  1  5  1  <age>
  $ kubectl describe hpa bare | grep -E 'ScalingActive|FailedGetResourceMetric.*missing' | sed 's/bare-[a-z0-9-]*/bare/g'
    ScalingActive  False  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container nginx of Pod bare
    Warning  FailedGetResourceMetric  <age> (x6 over <age>)  horizontal-pod-autoscaler  failed to get cpu utilization: missing request for cpu in container nginx of Pod bare
Rules say how fast, or nothing: an empty list of policies is neither.
  $ kubectl patch hpa bare --type=merge -p '{"spec":{"behavior":{"scaleUp":{"policies":[]}}}}'
  ! The HorizontalPodAutoscaler "bare" is invalid: spec.behavior.scaleUp.policies: Required value: must specify at least one Policy
  [1]
