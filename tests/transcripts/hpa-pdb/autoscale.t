Autoscalers where nobody serves metrics: what kubectl makes, what is shown, what bounds alone do, what is refused.
Source: kubectl autoscale and describe, pkg/apis/autoscaling/validation and pkg/controller/podautoscaler, v1.36

  $ kubectl create deployment web --image=nginx:1.27 --replicas=3
  deployment.apps/web created
  $ kubectl autoscale deployment web --max=5 --cpu=80% --dry-run=client -o yaml
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata:
    name: web
  spec:
    maxReplicas: 5
    metrics:
    - resource:
        name: cpu
        target:
          averageUtilization: 80
          type: Utilization
      type: Resource
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: web
  status:
    currentMetrics: null
    desiredReplicas: 0
  $ kubectl autoscale deployment web --max=5 --cpu=500m --memory=200Mi --dry-run=client -o yaml
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata:
    name: web
  spec:
    maxReplicas: 5
    metrics:
    - resource:
        name: cpu
        target:
          averageValue: <age>
          type: AverageValue
      type: Resource
    - resource:
        name: memory
        target:
          averageValue: 200Mi
          type: AverageValue
      type: Resource
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: web
  status:
    currentMetrics: null
    desiredReplicas: 0
  $ kubectl autoscale deployment web --max=5 --memory=70% --dry-run=client
  horizontalpodautoscaler.autoscaling/web created (dry run)
  $ kubectl autoscale deployment web --max=5 --cpu=abc
  ! error: invalid resource cpu value: abc
  [1]
  $ kubectl autoscale deployment web --max=5 --cpu=-5%
  ! error: invalid percentage value: -5
  [1]
  $ kubectl autoscale deployment web --max=0
  ! error: --max=MAXPODS is required and must be at least 1, max: 0
  [1]
  $ kubectl autoscale deployment web --max=5 --min=-2 --cpu=80% --dry-run=client -o jsonpath='{.spec.minReplicas}'
  $ kubectl autoscale deployment web --max=5 --cpu=80% --cpu-percent=70
  ! Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).
  ! error: --cpu-percent and --cpu are mutually exclusive
  [1]
  $ kubectl autoscale deploy/web --min=2 --max=5 --cpu=80%
  horizontalpodautoscaler.autoscaling/web autoscaled
  $ kubectl autoscale deploy web --min=2 --max=5 --cpu=80%
  ! Error from server (AlreadyExists): horizontalpodautoscalers.autoscaling "web" already exists
  [1]
  $ kubectl get hpa web -o yaml
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata:
    creationTimestamp: "<time>"
    name: web
    namespace: default
    resourceVersion: <rv>
    uid: <uid>
  spec:
    maxReplicas: 5
    metrics:
    - resource:
        name: cpu
        target:
          averageUtilization: 80
          type: Utilization
      type: Resource
    minReplicas: 2
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: web
  status:
    currentMetrics: null
    desiredReplicas: 0
  $ kubectl get hpa.v1.autoscaling web -o yaml
  apiVersion: autoscaling/v1
  kind: HorizontalPodAutoscaler
  metadata:
    creationTimestamp: "<time>"
    name: web
    namespace: default
    resourceVersion: <rv>
    uid: <uid>
  spec:
    maxReplicas: 5
    minReplicas: 2
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: web
    targetCPUUtilizationPercentage: 80
  status:
    currentReplicas: 0
    desiredReplicas: 0
  $ kubectl get hpa web -o wide
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: <unknown>/80%  2  5  0  <age>
  $ kubectl get hpa web -o name
  horizontalpodautoscaler.autoscaling/web
  $ kubectl describe hpa web
  Name:  web
  Namespace:  default
  Labels:  <none>
  Annotations:  <none>
  CreationTimestamp:  <time>
  Reference:  Deployment/web
  Metrics:  ( current / target )
    resource cpu on pods  (as a percentage of request):  <unknown> / 80%
  Min replicas:  2
  Max replicas:  5
  Deployment pods:  0 current / 0 desired
  Events:  <none>
  $ advance 20s
  $ kubectl describe hpa web
  Name:  web
  Namespace:  default
  Labels:  <none>
  Annotations:  <none>
  CreationTimestamp:  <time>
  Reference:  Deployment/web
  Metrics:  ( current / target )
    resource cpu on pods  (as a percentage of request):  <unknown> / 80%
  Min replicas:  2
  Max replicas:  5
  Deployment pods:  3 current / 0 desired
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededGetScale  the HPA controller was able to get the target's current scale
    ScalingActive  False  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Warning  FailedGetResourceMetric  <age>  horizontal-pod-autoscaler  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
    Warning  FailedComputeMetricsReplicas  <age>  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  $ kubectl get hpa web -o jsonpath='{.status}'
  {"conditions":[{"lastTransitionTime":"<time>","message":"the HPA controller was able to get the target's current scale","reason":"SucceededGetScale","status":"True","type":"AbleToScale"},{"lastTransitionTime":"<time>","message":"the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)","reason":"FailedGetResourceMetric","status":"False","type":"ScalingActive"}],"currentMetrics":[{"type":""}],"currentReplicas":3,"desiredReplicas":0}
  $ kubectl get events --field-selector involvedObject.kind=HorizontalPodAutoscaler
  LAST SEEN  TYPE  REASON  OBJECT  MESSAGE
  <age>  Warning  FailedGetResourceMetric  horizontalpodautoscaler/web  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  <age>  Warning  FailedComputeMetricsReplicas  horizontalpodautoscaler/web  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  $ kubectl patch hpa web --type=merge -p '{"spec":{"minReplicas":4}}'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 35s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: <unknown>/80%  4  5  4  <age>
  $ kubectl get deploy web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  4/4  4  4  <age>
  $ kubectl describe hpa web | sed -n '/Conditions/,$p'
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededGetScale  the HPA controller was able to get the target's current scale
    ScalingActive  False  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 4; reason: Current number of replicas below Spec.MinReplicas
    Warning  FailedGetResourceMetric  <age> (x3 over <age>)  horizontal-pod-autoscaler  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
    Warning  FailedComputeMetricsReplicas  <age> (x3 over <age>)  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
  $ kubectl scale deploy web --replicas=8
  deployment.apps/web scaled
  $ advance 20s
  $ kubectl get deploy web --no-headers
  web  5/5  5  5  <age>
  $ kubectl scale deploy web --replicas=0
  deployment.apps/web scaled
  $ advance 20s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: <unknown>/80%  4  5  0  <age>
  $ kubectl describe hpa web | grep -A5 Cond
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededGetScale  the HPA controller was able to get the target's current scale
    ScalingActive  False  ScalingDisabled  scaling is disabled since the replica count of the target is zero
  Events:
  $ kubectl delete deploy web
  deployment.apps "web" deleted from default namespace
  $ advance 20s
  $ kubectl describe hpa web | sed -n '/Conditions/,$p'
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  False  FailedGetScale  the HPA controller was unable to get the target's current scale: deployments.apps "web" not found
    ScalingActive  False  ScalingDisabled  scaling is disabled since the replica count of the target is zero
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 4; reason: Current number of replicas below Spec.MinReplicas
    Warning  FailedGetResourceMetric  <age> (x3 over <age>)  horizontal-pod-autoscaler  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
    Warning  FailedComputeMetricsReplicas  <age> (x3 over <age>)  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 5; reason: Current number of replicas above Spec.MaxReplicas
    Warning  FailedGetScale  <age>  horizontal-pod-autoscaler  deployments.apps "web" not found
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: <unknown>/80%  4  5  0  <age>
  $ kubectl patch hpa web --type=merge -p '{"spec":{"scaleTargetRef":{"kind":"Widget"}}}'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 20s
  $ kubectl describe hpa web | grep AbleToScale
    AbleToScale  False  FailedGetScale  the HPA controller was unable to get the target's current scale: no matches for kind "Widget" in group "apps"
  $ kubectl delete hpa --all
  horizontalpodautoscaler.autoscaling "web" deleted from default namespace
  $ kubectl autoscale rc foo --max=3
  ! Error from server (NotFound): replicationcontrollers "foo" not found
  [1]
  $ kubectl run p --image=nginx:1.27
  pod/p created
  $ kubectl autoscale pod p --max=3
  ! error: cannot autoscale a Pod: could not find scale subresource for /v1, Resource=pods in discovery information
  [1]
  $ kubectl create -f - <<'END'
  > apiVersion: autoscaling/v1
  > kind: HorizontalPodAutoscaler
  > metadata: {name: old}
  > spec: {maxReplicas: 3, targetCPUUtilizationPercentage: 50, scaleTargetRef: {kind: Deployment, name: web, apiVersion: apps/v1}}
  > END
  horizontalpodautoscaler.autoscaling/old created
  $ kubectl get hpa old -o yaml | sed -n '/^spec/,$p'
  spec:
    maxReplicas: 3
    metrics:
    - resource:
        name: cpu
        target:
          averageUtilization: 50
          type: Utilization
      type: Resource
    minReplicas: 1
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: web
  status:
    currentMetrics: null
    currentReplicas: 0
    desiredReplicas: 0
  $ kubectl get hpa old -o jsonpath='{.spec.targetCPUUtilizationPercentage}{.spec.metrics[0].resource.target.averageUtilization}'
  50
  $ kubectl apply -f - <<'END'
  > apiVersion: autoscaling/v2
  > kind: HorizontalPodAutoscaler
  > metadata: {name: b}
  > spec:
  >   maxReplicas: 3
  >   minReplicas: 0
  >   scaleTargetRef: {kind: Deployment, name: web, apiVersion: apps/v1}
  >   metrics:
  >   - type: Resource
  >     resource: {name: cpu, target: {type: Value, value: 3}}
  >   - type: Pods
  >     pods: {metric: {name: x}, target: {type: Value, value: 3}}
  >   - type: Nope
  >   behavior:
  >     scaleUp: {stabilizationWindowSeconds: 4000, selectPolicy: Average, tolerance: "-1", policies: [{type: Pods, value: 0, periodSeconds: 2000}]}
  > END
  ! The HorizontalPodAutoscaler "b" is invalid:
  ! * spec.minReplicas: Invalid value: 0: must be greater than or equal to 1
  ! * spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization
  ! * spec.metrics[1].pods.target.averageValue: Required value: must specify a positive target averageValue
  ! * spec.metrics[2].type: Unsupported value: "Nope": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"
  ! * spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 4000: must be less than or equal to 3600
  ! * spec.behavior.scaleUp.selectPolicy: Unsupported value: "Average": supported values: "Disabled", "Max", "Min"
  ! * spec.behavior.scaleUp.tolerance: Invalid value: "-1": must be greater than or equal to 0
  ! * spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero
  ! * spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 2000: must be less than or equal to 1800
  [1]
