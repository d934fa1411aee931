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
              mountPath: /srv/beacon
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=120s
