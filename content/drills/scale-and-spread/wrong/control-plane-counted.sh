# fails: six-ready, even, strict, after-rollout
# near miss: the control plane counts as a place without Pods, so that a second Pod fits nowhere
kubectl patch deployment seat-map -n booking -p '
spec:
  replicas: 6
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector:
            matchLabels:
              app: seat-map
          matchLabelKeys: [pod-template-hash]
'
kubectl rollout status deployment/seat-map -n booking --timeout=60s
