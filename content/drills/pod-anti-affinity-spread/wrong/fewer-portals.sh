# fails: portal-runs, portal-spread
# scaled down until the rule can be obeyed
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
kubectl scale deployment portal -n search --replicas=3
kubectl rollout status deployment/portal -n search --timeout=180s
