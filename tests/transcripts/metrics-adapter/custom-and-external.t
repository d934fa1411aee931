Autoscaling on metrics that are not of the kubelets: of pods, of objects, and from outside.
Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics and pkg/controller/podautoscaler, v1.36

  $ kubectl get apiservices | grep metrics.k8s.io | awk '{print $1, $2, $3}'
  v1beta1.external.metrics.k8s.io custom-metrics/prometheus-adapter True
  v1beta1.metrics.k8s.io kube-system/metrics-server True
  v1beta2.custom.metrics.k8s.io custom-metrics/prometheus-adapter True
  $ kubectl create deployment worker --image=busybox:1.36 -- sleep infinity
  deployment.apps/worker created
  $ kubectl create deployment web --image=nginx:1.27
  deployment.apps/web created
  $ kubectl expose deployment web --port=80
  service/web exposed
  $ cat > series.txt <<'END'
  > queue_messages_ready{namespace="default",queue="worker_tasks"} 0s=10 3m=95 8m=0
  > queue_messages_ready{namespace="default",queue="other"} 500
  > http_requests_per_second{namespace="default",pod="web-*"} load
  > requests_per_second{namespace="default",service="web"} load
  > connections{namespace="default",service="web"} 0s=1 1m~61
  > END
  $ kubectl -n custom-metrics create configmap metric-series --from-file=series.txt
  configmap/metric-series created
  $ kubectl get --raw /apis/external.metrics.k8s.io/v1beta1/namespaces/default/queue_messages_ready | jq -c '.items[] | [.metricName, .metricLabels.queue, .value]'
  ["queue_messages_ready","worker_tasks","10"]
  ["queue_messages_ready","other","500"]
  $ kubectl get --raw '/apis/external.metrics.k8s.io/v1beta1/namespaces/default/queue_messages_ready?labelSelector=queue%3Dworker_tasks' | jq -c '.kind, [.items[].value]'
  "ExternalMetricValueList"
  ["10"]
  $ kubectl get --raw /apis/external.metrics.k8s.io/v1beta1/namespaces/default/nothing
  ! Error from server (NotFound): the server could not find the metric nothing for namespaces
  [1]
  $ kubectl get --raw /apis/custom.metrics.k8s.io/v1beta2 | jq -c '[.resources[] | [.name, .kind]]'
  [["pods/http_requests_per_second","MetricValueList"],["services/connections","MetricValueList"],["services/requests_per_second","MetricValueList"]]
  $ kubectl api-resources --api-group=external.metrics.k8s.io
  NAME  SHORTNAMES  APIVERSION  NAMESPACED  KIND
  queue_messages_ready  external.metrics.k8s.io/v1beta1  true  ExternalMetricValueList
  $ cat > hpa.yaml <<'END'
  > apiVersion: autoscaling/v2
  > kind: HorizontalPodAutoscaler
  > metadata: {name: worker}
  > spec:
  >   scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: worker}
  >   minReplicas: 1
  >   maxReplicas: 10
  >   metrics:
  >   - type: External
  >     external:
  >       metric: {name: queue_messages_ready, selector: {matchLabels: {queue: worker_tasks}}}
  >       target: {type: AverageValue, averageValue: "30"}
  > ---
  > apiVersion: autoscaling/v2
  > kind: HorizontalPodAutoscaler
  > metadata: {name: web}
  > spec:
  >   scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  >   minReplicas: 1
  >   maxReplicas: 8
  >   metrics:
  >   - type: Pods
  >     pods:
  >       metric: {name: http_requests_per_second}
  >       target: {type: AverageValue, averageValue: 100}
  >   - type: Object
  >     object:
  >       metric: {name: connections}
  >       describedObject: {apiVersion: v1, kind: Service, name: web}
  >       target: {type: Value, value: 50}
  > END
  $ kubectl apply -f hpa.yaml
  horizontalpodautoscaler.autoscaling/worker created
  horizontalpodautoscaler.autoscaling/web created
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  <unknown>/100, <unknown>/50  1  8  0  <age>
  worker  Deployment/worker  <unknown>/30 (avg)  1  10  0  <age>
  $ advance 30s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  0/100, 32/50  1  8  1  <age>
  worker  Deployment/worker  10/30 (avg)  1  10  1  <age>
  $ kubectl describe hpa worker | sed -n '/^Metrics/,/^Events/p'
  Metrics:  ( current / target )
    "queue_messages_ready" (target average value):  10 / 30
  Min replicas:  1
  Max replicas:  10
  Deployment pods:  1 current / 1 desired
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  ReadyForNewScale  recommended size matches current size
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from external metric queue_messages_ready(&LabelSelector{MatchLabels:map[string]string{queue: worker_tasks,},MatchExpressions:[]LabelSelectorRequirement{},})
    ScalingLimited  False  DesiredWithinRange  the desired count is within the acceptable range
  Events:  <none>
  $ kubectl annotate svc web kubekata.dev/requests-per-second=350
  service/web annotated
  $ advance 90s
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  43750m/100, 61/50  1  8  8  <age>
  $ kubectl get --raw '/apis/custom.metrics.k8s.io/v1beta2/namespaces/default/pods/*/http_requests_per_second?labelSelector=app%3Dweb' | jq -c '[.kind, .items[0].describedObject.kind, .items[0].metric.name, .items[0].value]'
  ["MetricValueList","Pod","http_requests_per_second","43750m"]
  $ kubectl get --raw /apis/custom.metrics.k8s.io/v1beta2/namespaces/default/services/web/requests_per_second | jq -c '.items[] | [.describedObject.name, .value]'
  ["web","350"]
  $ kubectl describe hpa web | sed -n '/^Metrics/,/^Min/p'
  Metrics:  ( current / target )
    "http_requests_per_second" on pods:  <age> / 100
    "connections" on Service/web (target value):  61 / 50
  Min replicas:  1
  $ kubectl describe hpa web | grep -o 'New size.*'
  New size: 4; reason: pods metric http_requests_per_second above target
  New size: 5; reason: Service metric connections above target
  New size: 7; reason: Service metric connections above target
  New size: 8; reason: Service metric connections above target
  $ advance 75s
  $ kubectl get hpa worker
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  worker  Deployment/worker  23750m/30 (avg)  1  10  4  <age>
  $ kubectl describe hpa worker | grep -o 'New size.*'
  New size: 4; reason: external metric queue_messages_ready(&LabelSelector{MatchLabels:map[string]string{queue: worker_tasks,},MatchExpressions:[]LabelSelectorRequirement{},}) above target
  $ kubectl get hpa worker -o json | jq -c '.status.currentMetrics[0]'
  {"external":{"current":{"averageValue":"23750m"},"metric":{"name":"queue_messages_ready","selector":{"matchLabels":{"queue":"worker_tasks"}}}},"type":"External"}
  $ advance 12m
  $ kubectl get hpa worker
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  worker  Deployment/worker  0/30 (avg)  1  10  1  <age>
What is not there is told in its own words.
  $ kubectl patch hpa web --type=json -p '[{"op":"replace","path":"/spec/metrics/0/pods/metric/name","value":"nothing"}]'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 30s
  $ kubectl describe hpa web | grep -E 'FailedGetPodsMetric' | sed 's/  */ /g'
   Warning FailedGetPodsMetric <age> (x2 over <age>) horizontal-pod-autoscaler unable to get metric nothing: unable to fetch metrics from custom metrics API: the server could not find the metric nothing for pods
  $ kubectl patch hpa web --type=json -p '[{"op":"remove","path":"/spec/metrics/0"},{"op":"replace","path":"/spec/metrics/0/object/describedObject/name","value":"gone"}]'
  horizontalpodautoscaler.autoscaling/web patched
  $ advance 30s
  $ kubectl describe hpa web | grep -E 'ScalingActive'
    ScalingActive  False  FailedGetObjectMetric  the HPA was unable to compute the replica count: unable to get metric connections: Service on default gone/unable to fetch metrics from custom metrics API: the server could not find the metric connections for services gone
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  <unknown>/50  1  8  8  <age>
  $ kubectl -n custom-metrics scale deploy prometheus-adapter --replicas=0
  deployment.apps/prometheus-adapter scaled
  $ advance 45s
  $ kubectl describe hpa worker | grep -E 'ScalingActive'
    ScalingActive  False  FailedGetExternalMetric  the HPA was unable to compute the replica count: unable to get external metric default/queue_messages_ready/&LabelSelector{MatchLabels:map[string]string{queue: worker_tasks,},MatchExpressions:[]LabelSelectorRequirement{},}: unable to fetch metrics from external metrics API: the server is currently unable to handle the request (get queue_messages_ready.external.metrics.k8s.io)
