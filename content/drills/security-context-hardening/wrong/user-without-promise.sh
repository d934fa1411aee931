# fails: user
# reaches the end state, but nothing keeps the next one from setting the user to 0
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
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
          volumeMounts:
            - name: pages
              mountPath: /srv/beacon
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
