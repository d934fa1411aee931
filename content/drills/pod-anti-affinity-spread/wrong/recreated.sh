# fails: shards-roll
# Recreate frees the nodes, but takes all Pods away at once
kubectl patch deployment shard -n search -p '
spec:
  replicas: 3
  strategy:
    type: Recreate
    rollingUpdate: null
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
kubectl scale deployment portal -n search --replicas=0
kubectl wait pod -n search -l app=portal --for=delete --timeout=60s
kubectl scale deployment portal -n search --replicas=5
kubectl rollout status deployment/portal -n search --timeout=180s
