# fails: user, read-only, capabilities, still-shines
# the server cannot write its page, and the rollout never gets past it
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      containers:
        - name: web
          securityContext:
            runAsUser: 4000
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
