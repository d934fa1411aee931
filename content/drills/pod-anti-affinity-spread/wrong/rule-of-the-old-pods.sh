# fails: portal-runs, portal-spread
# near miss: the old Pods, and with them their rule, are still there, so that the rollout never ends
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
kubectl patch deployment portal -n search -p '
spec:
  template:
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution: null
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                labelSelector:
                  matchLabels:
                    app: portal
                topologyKey: kubernetes.io/hostname
'
kubectl rollout status deployment/portal -n search --timeout=180s
