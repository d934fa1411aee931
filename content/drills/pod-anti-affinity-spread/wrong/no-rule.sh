# fails: portal-spread
# reaches the end state, since the scheduler spreads Pods by default, as long as nobody changes that
kubectl patch deployment shard -n search -p '
spec:
  replicas: 3
  strategy:
    rollingUpdate:
      maxSurge: 0
      maxUnavailable: 1
  template:
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchLabels:
                  app: shard
              topologyKey: kubernetes.io/hostname
'
kubectl rollout status deployment/shard -n search --timeout=180s
kubectl patch deployment portal -n search --type=json -p '[{"op":"remove","path":"/spec/template/spec/affinity"}]'
kubectl scale deployment portal -n search --replicas=0
kubectl wait pod -n search -l app=portal --for=delete --timeout=60s
kubectl scale deployment portal -n search --replicas=5
kubectl rollout status deployment/portal -n search --timeout=180s
