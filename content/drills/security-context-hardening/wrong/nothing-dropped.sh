# fails: capabilities
# near miss: what is added comes on top of the default set
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
              add: [NET_BIND_SERVICE]
          volumeMounts:
            - name: pages
              mountPath: /srv/beacon
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
