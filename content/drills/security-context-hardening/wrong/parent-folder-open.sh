# fails: read-only
# near miss: a volume on the parent folder opens more than was asked for
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      volumes:
        - name: pages
          emptyDir: {}
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
          volumeMounts:
            - name: pages
              mountPath: /srv
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
